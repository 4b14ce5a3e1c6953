type ProfileArguments = [
  high: Float64Array,
  low: Float64Array,
  /** Undefined where brackets are counted. */
  volume: Float64Array | undefined,
  binSize: number,
  /** 0 where it is not known. */
  step: number,
  bracket: number,
];

/** Binds `native/indicators/price_profile`: volume and market profiles. */
export interface PriceProfileBinding {
  /** Writes number of the first bin and number of bins, 0 where no row has a price. */
  profileExtent(...args: [...ProfileArguments, extent: Float64Array]): void;
  /** Fills the bins of the extent; `summary` becomes total, point of control, low and high of the value area. */
  fillProfile(
    ...args: [
      ...ProfileArguments,
      first: number,
      valueShare: number,
      prices: Float64Array,
      amounts: Float64Array,
      summary: Float64Array,
    ]
  ): void;
}
