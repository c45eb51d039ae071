/** Made-up people. No name here is of anybody known to the project. */
export const FIRST_NAMES = [
  'Amira', 'Bilal', 'Carys', 'Dara', 'Efe', 'Freya', 'Gethin', 'Hana', 'Idris', 'Jonah', 'Keira', 'Leon', 'Maya',
  'Noor', 'Orla', 'Pavel', 'Quinn', 'Rosa', 'Samir', 'Tess', 'Ulric', 'Vera', 'Wren', 'Xanthe', 'Yusuf', 'Zoe',
] as const; // prettier-ignore
export const FAMILY_NAMES = [
  'Ashdown',
  'Bramwell',
  'Carrow',
  'Dunmore',
  'Elsworth',
  'Fenwick',
  'Garrow',
  'Hollis',
  'Ingram',
  'Jessop',
  'Kirby',
  'Lowther',
  'Marlow',
  'Norrey',
  'Oakes',
  'Penrose',
  'Quill',
  'Rushton',
  'Selby',
  'Thorne',
  'Upwood',
  'Vane',
  'Wexford',
] as const;
export const WORKERS = [
  'A. Okafor',
  'B. Lindqvist',
  'C. Marsh',
  'D. Novak',
  'E. Harcourt',
  'F. Bello',
  'G. Tan',
  'H. Pryce',
  'I. Sorensen',
] as const;
export const ACTIONS = [
  'Register the child with a dentist',
  'Refer the family to the family centre',
  'Agree a safety plan with both parents',
  'Arrange the health assessment',
  'Write to the school about attendance',
  'Help with the housing application',
] as const;
