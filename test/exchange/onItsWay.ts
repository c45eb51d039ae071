import type { Msg, NatsConnection } from '@nats-io/nats-core';

import { connect } from '../../src/cli/team/connect.ts';

/** What becomes of a message that a stream gives: another one, or null where it falls. What a server says of itself passes. */
export type OnItsWay = (message: Msg) => Msg | null;

/** Connects as a program does, with something on the way that changes what a stream gives, or lets it fall. */
export const connectThrough =
  (change: OnItsWay): typeof connect =>
  async (...given) => {
    const nc = await connect(...given);
    const subscribe: NatsConnection['subscribe'] = (subject, options = {}) => {
      const { callback } = options;
      if (!callback) return nc.subscribe(subject, options);
      return nc.subscribe(subject, {
        ...options,
        callback: (error, message) => {
          const read = error || !message.reply?.startsWith('$JS.ACK.') ? message : change(message);
          if (read) return callback(error, read);
        },
      });
    };
    return overlaid(nc, { subscribe });
  };

/** As if one more were left behind it. */
export function countedTooHigh(message: Msg): Msg {
  const parts = (message.reply ?? '').split('.');
  const left = Number(parts.pop()) + 1;
  return overlaid(message, { reply: [...parts, left].join('.') });
}

/** The same object, but for these. */
const overlaid = <T extends object>(of: T, other: Partial<T>): T =>
  new Proxy(of, {
    get: (target, name) => {
      if (Object.hasOwn(other, name)) return Reflect.get(other, name) as unknown;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
