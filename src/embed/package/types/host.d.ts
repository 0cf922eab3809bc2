export interface Summary {
  status: string;
  headline: string;
  wrong: number;
  doubtful: number;
  remarks: number;
}

export interface Connection {
  /** Resolves when the frame has accepted this host. */
  readonly ready: Promise<{ version: number; build: string }>;
  check(input: Blob | ArrayBuffer, options?: { edition?: string; year?: string; organ?: string }): Promise<{ summary: Summary; report: string }>;
  configure(what: { language?: string; profile?: string; published?: string }): void;
  focusFinding(id: string): void;
  clear(): void;
  close(): void;
}

export function connect(
  frame: HTMLIFrameElement,
  options?: { origin?: string; onresult?(summary: Summary): void; height?: boolean },
): Connection;
