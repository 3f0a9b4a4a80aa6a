/** Where the script keeps what a person writes: their own device. */
export interface DeviceStore {
  read(key: string): string | null;
  /** Throws where nothing can be kept (full, forbidden). */
  write(key: string, value: string): void;
  remove(key: string): void;
  keys(): readonly string[];
}

export interface Device {
  readonly store: DeviceStore;
  /** False: what is written goes with the page, since the browser forbids keeping anything. */
  readonly lasting: boolean;
}

export function storeOver(storage: Storage): DeviceStore {
  return {
    read: (key) => storage.getItem(key),
    write: (key, value) => storage.setItem(key, value),
    remove: (key) => storage.removeItem(key),
    keys: () => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ""),
  };
}

/** Keeps until the page is left. */
export function passingStore(): DeviceStore {
  const kept = new Map<string, string>();
  return {
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => { kept.set(key, value); },
    remove: (key) => { kept.delete(key); },
    keys: () => [...kept.keys()],
  };
}

/** The storage of this browser where it can be written, else one that goes with the page. */
export function openDevice(storageOf: () => Storage): Device {
  try {
    const store = storeOver(storageOf());
    store.write("jalon:answers:try", "1");
    store.remove("jalon:answers:try");
    return { store, lasting: true };
  } catch {
    return { store: passingStore(), lasting: false };
  }
}
