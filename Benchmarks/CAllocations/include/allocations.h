/// How often memory was asked for since the process began.
unsigned long allocation_count(void);
