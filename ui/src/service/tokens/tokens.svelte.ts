import type { Problem } from '../../api/problem';
import { listTokens, makeToken, revokeToken } from '../../api/tokens';
import type { ApiToken, TokenScope } from '../../api/types';

/** The programs that come in. */
export class Tokens {
  /** The newest first; `null` until the first answer. */
  list = $state.raw<ApiToken[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** A secret that was just made: it is shown once. */
  made = $state.raw<{ token: ApiToken; secret: string } | null>(null);

  async read(): Promise<void> {
    try {
      this.list = (await listTokens()).tokens;
      this.problem = null;
    } catch (error) {
      this.problem = error as Problem;
    }
  }

  async make(draft: { name: string; scopes: TokenScope[]; until: string }): Promise<void> {
    const { token, secret } = await makeToken({ ...draft, until: draft.until.trim() === '' ? null : draft.until });
    this.list = [token, ...(this.list ?? [])];
    this.made = { token, secret };
  }

  async revoke(token: ApiToken): Promise<void> {
    try {
      await revokeToken(token.id);
    } catch (error) {
      // Somebody else was faster: it is gone, as was wanted.
      if ((error as Problem).status !== 404) throw error;
    }
    this.list = (this.list ?? []).filter((one) => one.id !== token.id);
    if (this.made?.token.id === token.id) this.made = null;
  }
}
