import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const BINARY = process.env.ZADEL_BINARY ?? fileURLToPath(new URL('../../target/release/zadel', import.meta.url));

/** A server with the demo company or with none, on a database and a port of its own. */
export class Server {
  readonly folder = mkdtempSync(join(tmpdir(), 'zadel-e2e-'));
  address = '127.0.0.1:0';
  /** What it is started with besides. */
  more: string[] = [];
  private process: ChildProcess | undefined;

  /** Starts it, again if need be; gives a one-time link for the demo's owner, or for whoever founds the company. */
  async start(language = 'ru', withDemo = true): Promise<string> {
    const database = `sqlite:${join(this.folder, 'zadel.db')}`;
    const demo = withDemo ? ['--demo'] : [];
    const server = spawn(BINARY, ['serve', ...demo, '--database', database, '--listen', this.address, '--lang', language, ...this.more], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.process = server;
    const lines = createInterface({ input: server.stdout! });
    for await (const line of lines) {
      const link = /(http:\/\/([^/]+)\/(?:enter|setup)#\S+)/.exec(line);
      if (link !== null) {
        this.address = link[2]!;
        return link[1]!;
      }
    }
    throw new Error('the server ended before it listened');
  }

  get url(): string {
    return `http://${this.address}`;
  }

  /** Kills it as a power cut would. */
  async kill(): Promise<void> {
    const ended = once(this.process!, 'exit');
    this.process!.kill('SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true });
  }
}

/** Does the machine have a browser? */
export const hasChromium = (): Promise<boolean> =>
  new Promise((resolve) => execFile('/usr/bin/chromium', ['--version'], (error) => resolve(error === null)));
