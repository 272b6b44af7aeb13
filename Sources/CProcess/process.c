#define _GNU_SOURCE
#include "process.h"

#include <elf.h>
#include <limits.h>
#include <link.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// The number at the beginning of the file, or -1.
static long long number(const char *path) {
  long long found = -1;
  FILE *file = fopen(path, "re");
  if (file == NULL) return -1;
  if (fscanf(file, "%lld", &found) != 1) found = -1;
  fclose(file);
  return found;
}

/// The number of processors whose time the control group allows this process, rounded up; INT_MAX
/// where there is no limit.
///
/// It is read from the kernel's interface of version 2 or, where that is missing, of version 1.
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

/// Where the hexadecimal digits are written, how many fit, and how many are written already.
struct digits {
  char *text;
  int room, count;
};

/// The size, rounded up to a multiple of four bytes.
static size_t padded(size_t size) { return (size + 3) & ~(size_t)3; }

/// Writes the digits of the build id, if it is among the notes.
static void look(const char *notes, size_t size, struct digits *digits) {
  while (size >= sizeof(ElfW(Nhdr))) {
    const ElfW(Nhdr) *note = (const void *)notes;
    const char *name = notes + sizeof *note;
    const unsigned char *id = (const void *)(name + padded(note->n_namesz));
    size_t whole = sizeof *note + padded(note->n_namesz) + padded(note->n_descsz);
    if (whole > size) return;
    if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && memcmp(name, "GNU", 4) == 0 &&
        2 * note->n_descsz < (size_t)digits->room) {
      for (size_t byte = 0; byte < note->n_descsz; byte++)
        digits->count += sprintf(digits->text + digits->count, "%02x", id[byte]);
      return;
    }
    notes += whole;
    size -= whole;
  }
}

/// Looks for the build id in the notes of the program, which is the first that is passed.
static int look_in_program(struct dl_phdr_info *program, size_t size, void *digits) {
  (void)size;
  for (int index = 0; index < program->dlpi_phnum; index++) {
    const ElfW(Phdr) *part = &program->dlpi_phdr[index];
    // Only notes about properties of the processor have a larger alignment, and are padded
    // differently.
    if (part->p_type == PT_NOTE && part->p_align <= 4)
      look((const char *)(program->dlpi_addr + part->p_vaddr), part->p_memsz, digits);
  }
  // The program comes first, and its libraries are of no concern.
  return 1;
}

int advisor_build_id(char *text, int room) {
  struct digits digits = {text, room, 0};
  dl_iterate_phdr(look_in_program, &digits);
  return digits.count;
}

void advisor_yield(void) { sched_yield(); }

/// What a new thread runs, and the processors that it may use.
struct start {
  void (*run)(void);
  cpu_set_t allowed;
};

/// Lets the new thread use all processors again, then runs its function.
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
