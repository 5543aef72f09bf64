// Speed as a place on a slider, 0 to 100: from one period a second, by equal steps of the ratio, to as fast as it goes.

const LAST = 99; // beyond it there is no bound
const FASTEST = 64;
const MIDDLE = 50;

/** speedAt is periods a second at a place; 0 = as fast as it goes. Near the middle it snaps to it. */
export function speedAt(place: number): number {
  if (place > LAST) return 0;
  const at = Math.abs(place - MIDDLE) <= 4 ? MIDDLE : place;
  return FASTEST ** (at / 100);
}

export function placeOf(speed: number): number {
  return speed === 0 ? 100 : Math.round((100 * Math.log(speed)) / Math.log(FASTEST));
}
