import type { Day } from "../../../../kernel/time/day.ts";

/**
 * What changed among the communes between the geographic codes of 1 January 2019 and of 1 January 2025 (34,970 and 34,875
 * communes), worked out by comparing the yearly editions of `@etalab/decoupage-administratif` (0.3.0, 0.5.1, 1.0.0, 2.0.0,
 * 3.0.0, 4.0.0, 5.0.0). Mergers of before are known without their day. No commune may change in the year before municipal
 * elections: the code of 2026 is that of 2025.
 *
 * `old>new`: from that day the code is no longer in use, the commune being part of the other, or having taken its code.
 */
const ended: Readonly<Record<string, string>> = {
  "2021-01-01": "16351>16233 21213>21452 21507>21183 27676>27058 45287>45307 53239>53249 53274>53249",
  "2022-01-01": "02695>02054 16010>16186 19092>19143 24089>24325 24314>24325 25134>25185 25628>25375 26219>26216 56049>56213 85307>85001",
  "2023-01-01": "01039>01138 02077>02564 09255>09056 16140>16206 27058>27676 50015>50272 51063>51457 51637>51457 71492>71042 85037>85289 85053>85289",
  "2024-01-01": "08294>08053 16355>16097 18131>18173 25282>25060 25549>25060 35112>35062 49321>49160 64541>64300 69152>69149 85041>85292 85271>85292 86231>86247 95282>95169",
  "2025-01-01": "01330>01187 02311>02589 08300>08439 09287>09088 12076>12218 14011>14581 14300>14743 14623>14408 16147>16198 16226>16393 16238>16023 17334>17268 19223>19248 19230>19248 22027>22241 22043>22241 22200>22237 22309>22147 23023>23149 25297>25364 25303>25390 25347>25390 25398>25390 25533>25223 25620>25390 26371>26289 28025>28319 28276>28319 30094>30329 32067>32365 32260>32365 32413>32365 33409>33008 34093>34144 39474>39576 39548>39434 42072>42217 42109>42084 42252>42084 46217>46172 49069>49126 51205>51485 59070>59006 61017>61275 61188>61275 61192>61275 61310>61275 62461>62447 62549>62447 62743>62447 63330>63109 69159>69114 70264>70180 70530>70180 70557>70152 71131>71566 72287>72155 72298>72382 76358>76455 79060>79307 79180>79307 79205>79307 79212>79307 80830>80155 85021>85076 85233>85223 88393>88321 93059>93066",
};

/** `new<old`: from that day the commune stands on its own (again), or bears this code; before, it was part of the other. */
const began: Readonly<Record<string, string>> = {
  "2021-01-01": "14666<14712 27058<27676",
  "2023-01-01": "27676<27058",
  "2024-01-01": "60694<60054 85165<85084 85212<85084",
  "2025-01-01": "12218<12076 14581<14011 15031<15141 15035<15141 15047<15141 15171<15141 49126<49069 69114<69159",
};

interface Change { readonly day: string; readonly other: string }

const endOf = new Map(Object.entries(ended).flatMap(([day, list]) => list.split(" ").map((pair) => [pair.slice(0, 5), { day, other: pair.slice(6) }] as const)));
const startOf = new Map(Object.entries(began).flatMap(([day, list]) => list.split(" ").map((pair) => [pair.slice(0, 5), { day, other: pair.slice(6) }] as const)));

/**
 * The code that a commune bore on a day: itself while in force, else that of the commune it had become part of (or was
 * still part of). `null` where the change is older than the first edition compared: then the day is not known.
 */
export function codeOn(code: string, on: Day): string | null {
  return follow(code, on, 0);
}

function follow(code: string, on: Day, steps: number): string | null {
  const start: Change | undefined = startOf.get(code);
  const end: Change | undefined = endOf.get(code);
  if (steps > 4 || (start === undefined && end === undefined)) return steps === 0 ? null : code;
  const begins = start === undefined ? "" : start.day;
  const ends = end === undefined ? "9999" : end.day;
  // A code that was given up and taken again is in force outside the gap.
  if (begins > ends ? on >= begins || on < ends : on >= begins && on < ends) return code;
  return follow(on < begins && begins <= ends ? (start?.other ?? code) : (end?.other ?? start?.other ?? code), on, steps + 1);
}
