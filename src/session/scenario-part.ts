/** A part of a scenario that an author may be writing; tasks, predictions and the rest are named by their place in the file. */
export type ScenarioPart =
  | { readonly kind: 'story' }
  | { readonly kind: 'goals' | 'hints'; readonly task: number }
  | { readonly kind: 'prediction'; readonly task: number; readonly index: number }
  /** `lines`: how many of its lines there are down to the one that is being written; all of them where it is none. */
  | { readonly kind: 'solution'; readonly index: number; readonly lines?: number }
  | { readonly kind: 'near-miss'; readonly index: number }
  | { readonly kind: 'takeaways' };
