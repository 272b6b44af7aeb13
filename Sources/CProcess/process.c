#define _GNU_SOURCE
#include "process.h"

#include <limits.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>

static long long number(const char *path) {
  long long found = -1;
  FILE *file = fopen(path, "re");
  if (file == NULL) return -1;
  if (fscanf(file, "%lld", &found) != 1) found = -1;
  fclose(file);
  return found;
}

/// The processors' worth of time that the control group leaves this process, by the kernel's
/// interface of version 2, else 1.
static int quota(void) {
  long long quota = -1, period = -1;
  FILE *file = fopen("/sys/fs/cgroup/cpu.max", "re");
  if (file != NULL) {
    if (fscanf(file, "%lld %lld", &quota, &period) != 2) quota = -1;
    fclose(file);
  } else {
    quota = number("/sys/fs/cgroup/cpu/cpu.cfs_quota_us");
    period = number("/sys/fs/cgroup/cpu/cpu.cfs_period_us");
  }
  if (quota <= 0 || period <= 0) return INT_MAX;
  long long whole = (quota + period - 1) / period;
  return whole > INT_MAX ? INT_MAX : (int)whole;
}

int advisor_processors(void) {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
  int count = CPU_COUNT(&allowed);
  int paid = quota();
  if (count > paid) count = paid;
  return count < 1 ? 1 : count;
}

void advisor_take_memory_in_pieces(void) { mallopt(M_TOP_PAD, 16 << 20); }

void advisor_yield(void) { sched_yield(); }

struct start {
  void (*run)(void);
  cpu_set_t allowed;
};

static void *begin(void *context) {
  struct start start = *(struct start *)context;
  free(context);
  pthread_setaffinity_np(pthread_self(), sizeof start.allowed, &start.allowed);
  start.run();
  return NULL;
}

int advisor_start_elsewhere(void (*run)(void)) {
  pthread_attr_t attributes;
  int fault = pthread_attr_init(&attributes);
  if (fault != 0) return fault;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, 8 << 20);

  struct start *start = malloc(sizeof *start);
  if (start == NULL) abort();
  start->run = run;
  CPU_ZERO(&start->allowed);
  if (sched_getaffinity(0, sizeof start->allowed, &start->allowed) == 0) {
    cpu_set_t elsewhere = start->allowed;
    int here = sched_getcpu();
    if (here >= 0) CPU_CLR(here, &elsewhere);
    if (CPU_COUNT(&elsewhere) > 0)
      pthread_attr_setaffinity_np(&attributes, sizeof elsewhere, &elsewhere);
  }
  pthread_t thread;
  fault = pthread_create(&thread, &attributes, begin, start);
  if (fault != 0) free(start);
  pthread_attr_destroy(&attributes);
  return fault;
}
