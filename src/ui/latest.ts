/** A function that remembers its last result: rows that are the same objects from key to key are drawn once, see t.tsx. */
export function latest<const Parameters extends readonly unknown[], Result>(
  make: (...parameters: Parameters) => Result,
): (...parameters: Parameters) => Result {
  let last: { readonly parameters: Parameters; readonly result: Result } | undefined;
  return (...parameters) => {
    if (last?.parameters.every((one, index) => one === parameters[index])) return last.result;
    last = { parameters, result: make(...parameters) };
    return last.result;
  };
}
