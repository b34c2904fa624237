// A page at a former address leads on with a refresh, which loses the place on the page (`#laptops`): this keeps it.
if (location.hash) location.replace(document.currentScript.dataset.to + location.hash);
