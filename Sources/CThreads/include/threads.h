#ifndef ADVISOR_THREADS_H
#define ADVISOR_THREADS_H

/// How many processors this process may use, by its affinity and its share of time; at least 1.
///
/// In a container the second may be far less than the first, and threads beyond it would only use
/// up what the others have.
int advisor_processors(void);

/// Lets others run on this processor, if any want to.
void advisor_yield(void);

/// Starts a thread for the rest of the process. It begins on another processor than the caller's
/// where this process may use one, and goes wherever the system moves it from then on.
///
/// Linux begins a new thread where its maker runs, and moves it to a processor that has nothing to
/// do only some milliseconds later.
///
/// Returns 0, or the number of the error.
int advisor_start_elsewhere(void (*_Nonnull run)(void));

#endif
