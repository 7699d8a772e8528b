/* Keeps working without network what somebody chose to take along. The network comes first, so that what is published
   anew shows; where there is none, or it is slow, what was kept answers. It keeps nothing by itself. */
"use strict";
var SLOW = 4000;

self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (e) { e.waitUntil(self.clients.claim()); });

/** @param {Request} request @returns {Promise<Response | undefined>} */
function kept(request) { return caches.match(request, { ignoreSearch: true }); }

self.addEventListener("fetch", function (/** @type {any} */ e) {
  var request = e.request;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  e.respondWith(kept(request).then(function (copy) {
    if (!copy) return fetch(request);
    var late = new Promise(function (done) { setTimeout(function () { done(copy); }, SLOW); });
    return Promise.race([fetch(request).then(function (fresh) { return fresh.ok ? fresh : copy; }, function () { return copy; }), late]);
  }));
});
