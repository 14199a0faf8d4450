//! Widgets that several panels share. Each takes what it shows and returns a response; none knows the app's state.
