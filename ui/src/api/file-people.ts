import { answered, client } from './client';
import type { FilePeople } from './types';

/** Names of people as files call them, and everybody whose they may be. */
export const listFilePeople = (): Promise<FilePeople> => answered(client.GET('/api/v1/facts/people'));

/** Says whose a name is, or that it is nobody's; answers whose it was. */
export const tieFilePerson = (person: number, employee: number | null): Promise<{ before: number | null }> =>
  answered(client.PUT('/api/v1/facts/people/{person}', { params: { path: { person } }, body: { employee } }));

/** Makes an employee who is called as the files do. */
export const employFilePerson = (person: number): Promise<{ employee: number }> =>
  answered(client.POST('/api/v1/facts/people/{person}/employee', { params: { path: { person } } }));
