import england from '../../../policies/england.yaml';
import croydon from '../../../policies/croydon.yaml';
import nottinghamshire from '../../../policies/nottinghamshire.yaml';
import oxfordshire from '../../../policies/oxfordshire.yaml';
import panSussex from '../../../policies/pan-sussex.yaml';
import surrey from '../../../policies/surrey.yaml';
import { policiesFrom } from '../../../policies/load.ts';
import type { Policies } from './services.ts';

/** The policies that are part of Waymark: a good part of its size, so this is loaded when a screen needs them. */
export const builtIn: Policies = policiesFrom(england, [surrey, nottinghamshire, croydon, panSussex, oxfordshire]);
