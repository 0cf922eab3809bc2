import type { Files } from './files.js';
import type { CheckOptions, Summary } from './shared.js';

export type { Files } from './files.js';
export type { CheckOptions, Summary } from './shared.js';

/** The bytes of a report: a file, its bytes, or its text. */
export type Input = Blob | ArrayBuffer | ArrayBufferView | string;

export interface Options extends CheckOptions {
  language?: 'zh-CN' | 'en';
  /** Last year's report, to compare with. */
  lastYear?: Input;
  /** profile.schema.json, as an object or as JSON. */
  profile?: object | string;
  /** The day of publication, "2024-01-20". */
  published?: string;
}

/** An object of wire v1: report.schema.json. */
export interface Report {
  file: string;
  status: 'clean' | 'doubtful' | 'wrong' | 'partial' | 'refused' | 'failed';
  /** Every cell of the form was read or is blank, and nothing of the report was left out. */
  complete: boolean;
  findings: Finding[];
  [more: string]: unknown;
}

export interface Finding {
  id: string;
  fingerprint: string;
  rule: string;
  severity: 'wrong' | 'doubtful' | 'remark';
  place: string;
  title: string;
  wrong: string;
  why: string;
  todo: string;
  basis: string;
  [more: string]: unknown;
}

export interface Result {
  /** The bytes of wire v1, the same as of the command line. */
  json: string;
  summary: Summary;
  report: Report;
}

/** A file of an archive that could not be unpacked. */
export interface Missing {
  json: null;
  report: null;
  name: string;
  trouble: { kind: string; what: string; todo: string };
}

export interface Engine {
  readonly build: string;
  check(input: Input, options?: Options): Promise<Result>;
  /** All reports of an archive, or the single report. */
  checkAll(input: Input, options?: Options): Promise<(Result | Missing)[]>;
}

export function createEngine(files?: Files): Promise<Engine>;
