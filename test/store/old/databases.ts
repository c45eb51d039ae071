import { openRaw } from '../raw.ts';

export const CASE_ID = '0b0f1c52-7c60-4a3e-9d57-5c3f6c0f9a01';
export const FACT_ID = '7d7d5a3e-4c52-4d0e-8a51-0d8e3f6b2c02';

const visit = {
  id: FACT_ID,
  type: 'visit.made',
  on: '2026-01-29',
  recordedAt: '2026-01-29T16:00:00.000Z',
  by: 'A. Okafor',
  seenAlone: true,
};
const child = { name: 'Amira', born: '2019-04-02' };
const createdAt = '2026-01-05T09:00:00.000Z';

type Make = (device: IDBFactory, name: string) => Promise<void>;

// Dexie multiplies its versions by ten. Written by hand and never edited: this is what lies on people's devices.
const v1: Make = async (device, name) => {
  const db = await openRaw(device, name, 10, (made) => {
    made.createObjectStore('cases', { keyPath: 'id' }).put({ id: CASE_ID, child, authority: 'croydon', createdAt });
    const facts = made.createObjectStore('facts', { keyPath: 'id' });
    facts.createIndex('caseId', 'caseId');
    facts.put({ ...visit, caseId: CASE_ID });
  });
  db.close();
};

const v2: Make = async (device, name) => {
  const db = await openRaw(device, name, 20, (made) => {
    const body = { child, policy: 'croydon', createdAt };
    made.createObjectStore('cases', { keyPath: 'id' }).put({ id: CASE_ID, v: 2, body });
    const facts = made.createObjectStore('facts', { keyPath: 'id' });
    facts.createIndex('caseId', 'caseId');
    facts.put({ id: FACT_ID, caseId: CASE_ID, v: 1, body: visit });
    made.createObjectStore('summaries', { keyPath: 'caseId' });
    made.createObjectStore('drafts', { keyPath: 'id' }).createIndex('caseId', 'caseId');
    made.createObjectStore('meta', { keyPath: 'key' });
  });
  db.close();
};

const v3: Make = async (device, name) => {
  const db = await openRaw(device, name, 30, (made) => {
    const body = { child, policy: 'croydon', createdAt };
    made.createObjectStore('cases', { keyPath: 'id' }).put({ id: CASE_ID, v: 2, body });
    const facts = made.createObjectStore('facts', { keyPath: 'id' });
    facts.createIndex('caseId', 'caseId');
    facts.put({ id: FACT_ID, caseId: CASE_ID, v: 1, body: visit });
    made.createObjectStore('summaries', { keyPath: 'caseId' });
    made.createObjectStore('drafts', { keyPath: 'id' }).createIndex('caseId', 'caseId');
    made.createObjectStore('meta', { keyPath: 'key' });
    made.createObjectStore('vault', { keyPath: 'id' }).put({ id: 'vault', code: 1, header: null });
    made.createObjectStore('keys', { keyPath: 'caseId' });
    made.createObjectStore('heads', { keyPath: 'id' }).createIndex('caseId', 'caseId');
  });
  db.close();
};

const v4: Make = async (device, name) => {
  const db = await openRaw(device, name, 40, (made) => {
    const body = { child, policy: 'croydon', createdAt };
    made.createObjectStore('cases', { keyPath: 'id' }).put({ id: CASE_ID, v: 2, body });
    const facts = made.createObjectStore('facts', { keyPath: 'id' });
    facts.createIndex('caseId', 'caseId');
    facts.put({ id: FACT_ID, caseId: CASE_ID, v: 1, body: visit });
    made.createObjectStore('packs', { keyPath: 'id' }).createIndex('caseId', 'caseId');
    made.createObjectStore('summaries', { keyPath: 'caseId' });
    made.createObjectStore('drafts', { keyPath: 'id' }).createIndex('caseId', 'caseId');
    made.createObjectStore('meta', { keyPath: 'key' });
    made.createObjectStore('vault', { keyPath: 'id' }).put({ id: 'vault', code: 1, header: null });
    made.createObjectStore('keys', { keyPath: 'caseId' });
    made.createObjectStore('heads', { keyPath: 'id' }).createIndex('caseId', 'caseId');
  });
  db.close();
};

/** Every released version of the database, from 1. */
export const MADE_BY_HAND = [v1, v2, v3, v4] as const;
