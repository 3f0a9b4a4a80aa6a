/** Where a structure is, as far as known. */
export interface Spot {
  readonly entity: string;
  /** Two letters; null or `ZZ` where nothing tells. */
  readonly country: string | null;
  readonly region: string | null;
  readonly department: string | null;
  /** INSEE code of the commune (arrondissements folded into their city). */
  readonly site: string | null;
  readonly siteName: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly precision: string | null;
  readonly demonstration: boolean;
}

/** A spot that can be drawn. */
export interface Placed extends Spot {
  readonly latitude: number;
  readonly longitude: number;
}

export function isPlaced(spot: Spot): spot is Placed {
  return spot.latitude !== null && spot.longitude !== null;
}

export function isAbroad({ country, region }: Spot): boolean {
  return region === null && country !== null && country !== "FR" && country !== "ZZ";
}

/** Neither in a region of France nor known to be abroad. */
export function isUnplaced(spot: Spot): boolean {
  return spot.region === null && !isAbroad(spot);
}

/** `48.84440,2.35070`: the point as addresses name it. */
export function pointName({ latitude, longitude }: Pick<Placed, "latitude" | "longitude">): string {
  return `${latitude.toFixed(4)},${longitude.toFixed(4)}`;
}
