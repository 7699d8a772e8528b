// The copy of each edition that stays on this device, and who may write in it.

const PREFIX = `mesa:${new URL("../", location.href).pathname}:`;
let locks = new Map();

// Ids of the editions kept here, the latest first.
export function kept() {
  const out = [];
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i);
    if (!key?.startsWith(PREFIX)) continue;
    try {
      out.push({ id: key.slice(PREFIX.length), ...JSON.parse(localStorage.getItem(key)) });
    } catch {
      // not ours, or damaged: left alone
    }
  }
  return out.sort((a, b) => (b.cuando ?? 0) - (a.cuando ?? 0));
}

// Whether the copy was written: a device may be full or keep nothing.
export function keep(id, archivos) {
  try {
    localStorage.setItem(PREFIX + id, JSON.stringify({ cuando: Date.now(), archivos }));
    return !window.__sinAlmacen;
  } catch {
    return false;
  }
}

export const forget = (id) => localStorage.removeItem(PREFIX + id);

// Whether this page alone has the edition open. Where the browser cannot tell, it is taken to be alone.
export async function alone(id) {
  if (!navigator.locks || locks.has(id)) return true;
  for (const free of locks.values()) free();
  locks = new Map();
  return new Promise((answer) => {
    navigator.locks
      .request(PREFIX + id, { ifAvailable: true }, (lock) => {
        answer(Boolean(lock));
        return lock ? new Promise((free) => locks.set(id, free)) : null;
      })
      .catch(() => answer(true));
  });
}
