/** Host to any page: a text to say to those who listen to it, such as what a menu has copied. */
export interface Said {
  readonly type: 'said';
  readonly text: string;
}
