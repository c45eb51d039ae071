import { createTransport } from 'nodemailer';

import type { Config } from './config.ts';
import { type Digest, letterOf } from './digest.ts';

const WITHIN_MS = 20_000;

/**
 * Hands a digest over. `id` is the same however often it is tried, so that a receiver can drop a repetition: the Message-ID
 * of the letter, the Idempotency-Key of the call. Throws where it was not accepted.
 */
export async function deliver(id: string, digest: Digest, config: Config): Promise<void> {
  await Promise.all([mail(id, digest, config), call(id, digest, config)]);
}

async function mail(id: string, digest: Digest, { smtp, from, addresses, others, page }: Config): Promise<void> {
  const to = addresses[digest.to] ?? others;
  if (smtp === undefined || to === undefined) return;
  const transport = createTransport(smtp);
  await transport.sendMail({ from: from ?? to, to, messageId: `<${id}@waymark>`, ...letterOf(digest, page) });
  transport.close();
}

async function call(id: string, digest: Digest, { webhook }: Config): Promise<void> {
  if (webhook === undefined) return;
  const answer = await fetch(webhook, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': id },
    body: JSON.stringify({ id, ...digest }),
    signal: AbortSignal.timeout(WITHIN_MS),
  });
  if (!answer.ok) throw new Error(`The webhook answered ${answer.status}.`);
}
