/** What tabs tell each other: never anything about a child. */
export type News = 'lock' | 'protected';

export type Tabs = {
  readonly tell: (news: News) => void;
  /** Hears the other tabs. Returns how to stop. */
  readonly hear: (listener: (news: News) => void) => () => void;
};

export function openTabs(): Tabs {
  const channel = new BroadcastChannel('waymark tabs');
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    tell: (news) => channel.postMessage(news),
    hear: (listener) => {
      const hear = ({ data }: MessageEvent<unknown>): void => {
        if (data === 'lock' || data === 'protected') listener(data);
      };
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
  };
}
