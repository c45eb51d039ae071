export type Answer = { readonly answer: unknown } | { readonly failed: true };

/** A worker that answers what it is asked. */
export function answering(answer: (question: never) => Promise<unknown>): void {
  self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const say = (said: Answer): void => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's messages have none
      self.postMessage(said);
    };
    void answer(data as never).then(
      (value) => say({ answer: value }),
      () => say({ failed: true }),
    );
  });
}
