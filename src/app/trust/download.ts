import type { Bytes } from '../../store/crypto/bytes.ts';

/** Hands a file to the browser's downloads. Its name says what it is and when, and names nobody. */
export function download(file: Bytes, name: string): void {
  const url = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the bytes by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
