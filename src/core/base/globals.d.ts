/** The parts of the platform that the domain uses; every host we run in has them. */
declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly port: string;
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly username: string;
  readonly password: string;
}

/** Passed on to the dialects; the domain itself never looks into it. */
interface AbortSignal {
  readonly aborted: boolean;
}
