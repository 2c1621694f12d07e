export const exportOf = (kept, entries) => ({entries, cancelled: [], exported: []});
