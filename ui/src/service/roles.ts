import type { Role } from '../api/types';

/** In the order of how much they may do. */
export const ROLES: Role[] = ['owner', 'head', 'rep', 'marketing', 'observer'];

/** Each word stands here in full, so that a search for it finds the place. */
export const ROLE_WORDS: Record<Role, string> = {
  owner: 'ui-role-owner',
  head: 'ui-role-head',
  rep: 'ui-role-rep',
  marketing: 'ui-role-marketing',
  observer: 'ui-role-observer',
};
