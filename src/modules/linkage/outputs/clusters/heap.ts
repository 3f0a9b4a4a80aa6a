/** A binary heap of numbered places by distance; of equal distances the smaller number comes first, so that ties always fall the same way. */
export interface Heap {
  readonly size: () => number;
  push(place: number, distance: number): void;
  /** The number and the distance of the nearest. */
  pop(): readonly [place: number, distance: number];
}

export function createHeap(): Heap {
  const places: number[] = [];
  const distances: number[] = [];
  const isBefore = (a: number, b: number): boolean => {
    const [left = 0, right = 0] = [distances[a], distances[b]];
    return left < right || (left === right && (places[a] ?? 0) < (places[b] ?? 0));
  };
  const swap = (a: number, b: number): void => {
    [places[a], places[b]] = [places[b] ?? 0, places[a] ?? 0];
    [distances[a], distances[b]] = [distances[b] ?? 0, distances[a] ?? 0];
  };
  return {
    size: () => places.length,
    push(place, distance) {
      let at = places.push(place) - 1;
      distances.push(distance);
      for (let above = (at - 1) >> 1; at > 0 && isBefore(at, above); above = (at - 1) >> 1) {
        swap(at, above);
        at = above;
      }
    },
    pop() {
      const first = [places[0] ?? -1, distances[0] ?? Infinity] as const;
      swap(0, places.length - 1);
      places.pop();
      distances.pop();
      for (let at = 0; ;) {
        const child = 2 * at + 1;
        if (child >= places.length) break;
        const nearest = child + 1 < places.length && isBefore(child + 1, child) ? child + 1 : child;
        if (!isBefore(nearest, at)) break;
        swap(nearest, at);
        at = nearest;
      }
      return first;
    },
  };
}
