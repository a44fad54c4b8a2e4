/** A name for something that is sent. Browsers give random ids over https only, and this may be plain http inside the company. */
export const newKey = (): string => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

/** Sends what somebody says under a name: the same after a lost answer, so that it is not done twice; another for anything else. */
export class Sending {
  #last: { said: string; key: string } | null = null;

  async send<T>(said: object, act: (key: string) => Promise<T>): Promise<T> {
    const text = JSON.stringify(said);
    if (this.#last?.said !== text) this.#last = { said: text, key: newKey() };
    const answer = await act(this.#last.key);
    // It arrived: the same said later is said anew.
    this.#last = null;
    return answer;
  }
}
