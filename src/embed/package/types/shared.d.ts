// Held against the types of Rust by a test (crates/host).

/** What is on the screen of an element. */
export type Status = 'idle' | 'checking' | 'clean' | 'doubtful' | 'wrong' | 'partial' | 'refused' | 'failed';

/** Who had a file checked: the host by `check` or `src`, or a person at the element. */
export type Asker = 'person' | 'host';

/** What a host says about a file beside its bytes. */
export interface CheckOptions {
  /** The name of the file; default: that of a File. */
  name?: string;
  source?: 'file' | 'pasted-html' | 'pasted-text';
  /** What a person knows better than the text; default: the element's attributes. */
  edition?: '2021' | '2019';
  year?: string;
  organ?: string;
  lastYearName?: string;
}

/** What became of a report, in numbers and in one sentence. */
export interface Summary {
  status: 'idle' | 'checking' | 'clean' | 'doubtful' | 'wrong' | 'partial' | 'refused' | 'failed';
  /** Every cell of the form was read or is blank, and nothing of the report was left out. */
  complete: boolean;
  /** The status in a sentence. */
  headline: string;
  wrong: number;
  doubtful: number;
  remarks: number;
  /** Findings that the host does not want shown. */
  muted: number;
  /** Checks that were made, and those that could not be. */
  checked: number;
  unchecked: number;
  /** What report it is, as far as that is known. */
  edition?: '2021' | '2019';
  year?: number;
  organ?: string;
}
