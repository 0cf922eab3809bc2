import type { Input, Options, Report } from './engine.js';

export type { Finding, Input, Options, Report } from './engine.js';

export interface Told {
  json: string;
  status: string;
  /** The status in a sentence. */
  headline: string;
}

export class GoujiCheck extends HTMLElement {
  profile: object | string | undefined;
  published: string | undefined;
  readonly report: Report | null;
  readonly status: 'idle' | 'checking' | 'clean' | 'doubtful' | 'wrong' | 'partial' | 'refused' | 'failed';
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState | null;
  readonly validationMessage: string;
  check(input: Input, options?: Options): Promise<Told>;
  clear(): void;
  focusFinding(id: string): void;
  checkValidity(): boolean;
  reportValidity(): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-check': GoujiCheck;
  }
  interface HTMLElementEventMap {
    'gouji-ready': CustomEvent<Record<string, never>>;
    'gouji-result': CustomEvent<Told>;
    'gouji-error': CustomEvent<{ kind: 'load' | 'forbidden' | 'input' | 'internal'; status: string }>;
  }
}
