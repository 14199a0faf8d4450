//! Asking the processor for memory ahead of its use. The only unsafe code of the crate.

/// Starts loading the cache line of `place`. A hint without effect on results; nothing on processors other
/// than x86-64.
#[inline]
pub(super) fn prefetch<T>(place: &T) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        let address = std::ptr::from_ref(place).cast::<i8>();
        #[expect(unsafe_code, reason = "the hint takes a raw pointer")]
        // SAFETY: the instruction is part of SSE, which every x86-64 processor has. It neither reads nor
        // writes memory as far as the program can see, and faults on no address; this one is valid besides,
        // since it comes from a reference.
        unsafe {
            _mm_prefetch::<_MM_HINT_T0>(address);
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = place;
}
