/** Countries of birth: code (INSEE), name, an older or other name, some towns, and how many beside the others by pool of surnames. */
export interface Country {
  readonly code: string;
  readonly name: string;
  readonly other: string;
  readonly towns: readonly string[];
  readonly weights: Readonly<Partial<Record<string, number>>>;
}

const country = (code: string, name: string, other: string, towns: string, weights: Country["weights"]): Country => ({ code, name, other, towns: towns.split(", "), weights });

export const countries: readonly Country[] = [
  country("99352", "ALGERIE", "ALGERIE FRANCAISE", "ALGER, ORAN, CONSTANTINE, ANNABA, SETIF, TIZI OUZOU, SIDI BEL ABBES, MOSTAGANEM", { maghreb: 50, old: 30, southern: 15 }),
  country("99350", "MAROC", "EMPIRE CHERIFIEN", "CASABLANCA, RABAT, FES, MARRAKECH, MEKNES, OUJDA, BENI MELLAL", { maghreb: 35, old: 8 }),
  country("99351", "TUNISIE", "REGENCE DE TUNIS", "TUNIS, SFAX, SOUSSE, BIZERTE, LE KEF", { maghreb: 15, old: 5, southern: 5 }),
  country("99139", "PORTUGAL", "LUSITANIE", "LISBONNE, PORTO, BRAGA, VILA REAL, CASTELO BRANCO, VIANA DO CASTELO", { portuguese: 95 }),
  country("99134", "ESPAGNE", "ESPAGNA", "MADRID, BARCELONE, VALENCE, SAN SEBASTIAN, CARTAGENA", { southern: 45, old: 2 }),
  country("99127", "ITALIE", "ITALIA", "ROME, TURIN, NAPLES, SANTA MARIA CAPUA VETERE, BERGAME", { southern: 30, old: 2 }),
  country("99122", "POLOGNE", "POLSKA", "VARSOVIE, CRACOVIE, POZNAN, NOWY SACZ", { southern: 5 }),
  country("99109", "ALLEMAGNE", "REPUBLIQUE FEDERALE D'ALLEMAGNE", "BERLIN, COLOGNE, FRIBOURG EN BRISGAU, TREVES", { old: 16 }),
  country("99131", "BELGIQUE", "ROYAUME DE BELGIQUE", "BRUXELLES, MONS, TOURNAI, LA LOUVIERE", { old: 14 }),
  country("99140", "SUISSE", "CONFEDERATION HELVETIQUE", "GENEVE, LAUSANNE, LA CHAUX DE FONDS", { old: 5 }),
  country("99132", "ROYAUME UNI", "GRANDE BRETAGNE", "LONDRES, STOKE ON TRENT, LEEDS", { old: 5 }),
  country("99208", "TURQUIE", "EMPIRE OTTOMAN", "ISTANBUL, ANKARA, KAYSERI", { recent: 12 }),
  country("99243", "VIET NAM", "INDOCHINE", "HANOI, HO CHI MINH VILLE, HAIPHONG", { recent: 10, old: 2 }),
  country("99234", "CAMBODGE", "KAMPUCHEA", "PHNOM PENH, KOMPONG CHAM", { recent: 5 }),
  country("99216", "CHINE", "REPUBLIQUE POPULAIRE DE CHINE", "WENZHOU, SHANGHAI, QING TIAN", { recent: 8 }),
  country("99235", "SRI LANKA", "CEYLAN", "COLOMBO, JAFFNA", { recent: 4 }),
  country("99341", "SENEGAL", "AFRIQUE OCCIDENTALE FRANCAISE", "DAKAR, SAINT LOUIS, ZIGUINCHOR", { recent: 12 }),
  country("99335", "MALI", "SOUDAN FRANCAIS", "BAMAKO, KAYES, YELIMANE", { recent: 14 }),
  country("99326", "COTE D'IVOIRE", "IVORY COAST", "ABIDJAN, BOUAKE, GRAND BASSAM", { recent: 10 }),
  country("99331", "BURKINA FASO", "HAUTE VOLTA", "OUAGADOUGOU, BOBO DIOULASSO", { recent: 4 }),
  country("99327", "BENIN", "DAHOMEY", "COTONOU, PORTO NOVO", { recent: 3 }),
  country("99312", "CONGO (REPUBLIQUE DEMOCRATIQUE)", "ZAIRE", "KINSHASA, LUBUMBASHI", { recent: 8 }),
  country("99333", "MADAGASCAR", "REPUBLIQUE MALGACHE", "TANANARIVE, DIEGO SUAREZ, TAMATAVE", { recent: 6, old: 2 }),
];

export const poolsOfCountries = ["old", "southern", "portuguese", "maghreb", "recent"] as const;
