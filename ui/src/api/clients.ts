import { answered, client } from './client';
import type { ClientCard, ClientList, ClientsDue } from './types';

/** A page of clients; filters have the same names in the address of the page. */
export const listClients = (filters: Record<string, string>, from?: number, signal?: AbortSignal): Promise<ClientList> =>
  answered(client.GET('/api/v1/clients', { params: { query: { ...filters, from } as object }, signal }));

/** What regular clients will buy next, and who is the likeliest to. */
export const readClientsDue = (): Promise<ClientsDue> => answered(client.GET('/api/v1/clients/due'));

export const readClient = (id: number): Promise<ClientCard> =>
  answered(client.GET('/api/v1/clients/{client}', { params: { path: { client: id } } }));
