/** In bytes. A caseload of a thousand children has a tenth of it; more is not even read. */
export const LARGEST_BACKUP = 128 * 1024 * 1024;
