// Intel's decimal floating-point library, built with arguments by value, and with the
// rounding mode and the status flags passed in (the variant "000").
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#include <bid_conf.h>
#include <bid_functions.h>
