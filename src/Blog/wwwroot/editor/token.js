// What proves that a request comes from this page. Read for each: who signs in over the text is given another.
export const proof = form => ({ RequestVerificationToken: form.elements.__RequestVerificationToken.value });
