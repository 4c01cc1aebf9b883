navigator.serviceWorker?.register("/sw.js").catch(() => {});
