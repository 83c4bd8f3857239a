// The admin area works without this file; it only makes it quicker.
