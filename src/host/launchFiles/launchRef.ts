/** The launch that a CodeLens stands over: the address of its file, and its name. */
export interface LaunchRef {
  readonly file: string;
  /** undefined where the file is a single launch. */
  readonly launch: string | undefined;
}

export const isLaunchRef = (item: unknown): item is LaunchRef =>
  typeof item === 'object' && item !== null && 'file' in item && typeof item.file === 'string';
