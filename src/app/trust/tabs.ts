import { useEffect, useRef } from 'react';

/** What tabs tell each other: never anything about a child. */
export type News = 'lock' | 'protected';

/** Hears what other tabs tell, and tells them. */
export function useTabs(hear: (news: News) => void): (news: News) => void {
  const channel = useRef<BroadcastChannel | null>(null);
  const listener = useRef(hear);
  useEffect(() => {
    listener.current = hear;
  });
  useEffect(() => {
    const opened = new BroadcastChannel('waymark tabs');
    channel.current = opened;
    opened.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === 'lock' || data === 'protected') listener.current(data);
    });
    return () => opened.close();
  }, []);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  return (news) => channel.current?.postMessage(news);
}
