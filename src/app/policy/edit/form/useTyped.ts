import { useEffect, useRef, useState } from 'react';

const PAUSE = 200;

/**
 * What is typed, written into the file when the typing pauses or the field is left: reading a long file at every key
 * would hold the typing up.
 */
export function useTyped(value: string, write: (text: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef({ typed, write });
  useEffect(() => {
    latest.current = { typed, write };
  });
  const flush = useRef(() => {
    const now = latest.current;
    if (now.typed === null) return;
    latest.current = { ...now, typed: null };
    setTyped(null);
    now.write(now.typed);
  });
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(flush.current, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => flush.current, []);
  return { text: typed ?? value, type: setTyped, flush: () => flush.current() };
}
