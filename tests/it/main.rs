//! Tests of Askwell, in the order of `src`.

mod text;
