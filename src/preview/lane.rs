//! A few named threads behind one short queue whose order can be replaced at any time.
//!
//! There are two lanes, one for files and one for the network, so that dead links never hold up local images.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::images::ImageWant;
use super::picture::ImageSlot;

/// The threads and their queue. The threads start with the first image. Dropping it stops the threads after the image each has in hand; it does not
/// wait for them, because a download may take seconds to time out and the window must close at once.
pub(super) struct Lane {
    name: &'static str,
    n_threads: usize,
    work: Arc<Work>,
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

/// Handles one image; false to stop the thread.
pub(super) type Work = dyn Fn(ImageWant) -> bool + Send + Sync;

struct Shared {
    queue: Mutex<Queue>,
    ready: Condvar,
}

#[derive(Default)]
struct Queue {
    waiting: VecDeque<ImageWant>,
    /// Taken by a thread and not yet confirmed by [`Lane::confirm`]: not to be queued a second time.
    in_hand: HashSet<ImageSlot>,
    is_closed: bool,
}

impl Shared {
    /// A panic in another thread leaves the queue usable: it is only ever pushed to and popped from.
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Blocks until there is work; `None` when the lane closes.
    fn next(&self) -> Option<ImageWant> {
        let mut queue = self.lock();
        loop {
            if queue.is_closed {
                return None;
            }
            if let Some(want) = queue.waiting.pop_front() {
                queue.in_hand.insert(want.slot);
                return Some(want);
            }
            queue = self.ready.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Lane {
    /// `n_threads` threads will call `work` for one image after the other.
    pub(super) fn new(name: &'static str, n_threads: usize, work: Arc<Work>) -> Self {
        let shared = Arc::new(Shared { queue: Mutex::default(), ready: Condvar::new() });
        Self { name, n_threads: n_threads.max(1), work, shared, threads: Vec::new() }
    }

    /// A thread that the system refuses is tried again with the next images; without any, images stay queued.
    fn start(&mut self) {
        while self.threads.len() < self.n_threads {
            let (shared, work) = (self.shared.clone(), self.work.clone());
            let builder = std::thread::Builder::new().name(format!("{}-{}", self.name, self.threads.len()));
            match builder.spawn(move || while shared.next().is_some_and(|want| work(want)) {}) {
                Ok(thread) => self.threads.push(thread),
                Err(_) => return,
            }
        }
    }

    /// Puts `wants` in front, in this order, before what already waits; at most `capacity` stay.
    /// Returns the slots that fell off the end.
    pub(super) fn put_in_front(&mut self, wants: Vec<ImageWant>, capacity: usize) -> Vec<ImageSlot> {
        if wants.is_empty() {
            return Vec::new();
        }
        self.start();
        let mut queue = self.shared.lock();
        let mut fresh: VecDeque<ImageWant> =
            wants.into_iter().filter(|want| !queue.in_hand.contains(&want.slot)).collect();
        let slots: HashSet<ImageSlot> = fresh.iter().map(|want| want.slot).collect();
        let older = std::mem::take(&mut queue.waiting);
        fresh.extend(older.into_iter().filter(|want| !slots.contains(&want.slot)));
        let dropped = fresh.drain(capacity.min(fresh.len())..).map(|want| want.slot).collect();
        queue.waiting = fresh;
        drop(queue);
        self.shared.ready.notify_all();
        dropped
    }

    /// Forgets all that waits and returns it.
    pub(super) fn clear(&self) -> Vec<ImageSlot> {
        self.shared.lock().waiting.drain(..).map(|want| want.slot).collect()
    }

    /// The result of `slot` was taken in; it may be queued again.
    pub(super) fn confirm(&self, slot: ImageSlot) {
        self.shared.lock().in_hand.remove(&slot);
    }

    fn close(&self) {
        let mut queue = self.shared.lock();
        queue.is_closed = true;
        queue.waiting.clear();
        drop(queue);
        self.shared.ready.notify_all();
    }

    /// Stops and waits.
    #[cfg(test)]
    pub(super) fn join(mut self) {
        self.close();
        for thread in std::mem::take(&mut self.threads) {
            thread.join().expect("a thread of a lane does not panic");
        }
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        self.close();
    }
}
