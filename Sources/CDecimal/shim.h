// Intel's decimal floating-point library, built with arguments by value, and with the
// rounding mode and the status flags passed in (the variant "000").
#ifndef CDECIMAL_SHIM_H
#define CDECIMAL_SHIM_H
#if !__has_include(<bid_functions.h>)
#error "Intel's decimal library is missing: run scripts/setup, which installs it (缺少 Intel 十进制运算库，请运行 scripts/setup 安装)"
#else
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#include <stdint.h>
#include <bid_conf.h>
#include <bid_functions.h>

// A decimal128 as two words in the binary integer encoding, with the status of the operation that
// made it (DEC_FE_...). Plain words spare Swift the library's own alignment rules.
typedef struct {
  uint64_t high, low;
  uint32_t flags;
} cdecimal;

static inline BID_UINT128 cdecimal_bid(uint64_t high, uint64_t low) {
  BID_UINT128 x;
  x.w[0] = low;
  x.w[1] = high;
  return x;
}

#define CDECIMAL_RESULT(call)                                                  \
  _IDEC_flags flags = 0;                                                       \
  BID_UINT128 r = call;                                                        \
  cdecimal result = {r.w[1], r.w[0], flags};                                   \
  return result;

#define CDECIMAL_BINARY(name)                                                  \
  static inline cdecimal cdecimal_##name(uint64_t ah, uint64_t al,             \
                                         uint64_t bh, uint64_t bl) {           \
    CDECIMAL_RESULT(bid128_##name(cdecimal_bid(ah, al), cdecimal_bid(bh, bl),  \
                                  BID_ROUNDING_TO_NEAREST, &flags))            \
  }

#define CDECIMAL_UNARY(name)                                                   \
  static inline cdecimal cdecimal_##name(uint64_t h, uint64_t l) {             \
    CDECIMAL_RESULT(bid128_##name(cdecimal_bid(h, l), BID_ROUNDING_TO_NEAREST, \
                                  &flags))                                     \
  }

CDECIMAL_BINARY(add)
CDECIMAL_BINARY(sub)
CDECIMAL_BINARY(mul)
CDECIMAL_BINARY(div)
CDECIMAL_BINARY(pow)
CDECIMAL_UNARY(sqrt)
CDECIMAL_UNARY(exp)
CDECIMAL_UNARY(log)

// The remainder with the sign of the dividend, always exact.
static inline cdecimal cdecimal_fmod(uint64_t ah, uint64_t al, uint64_t bh, uint64_t bl) {
  CDECIMAL_RESULT(bid128_fmod(cdecimal_bid(ah, al), cdecimal_bid(bh, bl), &flags))
}

// x times ten to the power of n.
static inline cdecimal cdecimal_scale(uint64_t h, uint64_t l, int n) {
  CDECIMAL_RESULT(bid128_scalbn(cdecimal_bid(h, l), n, BID_ROUNDING_TO_NEAREST, &flags))
}

static inline int cdecimal_less(uint64_t ah, uint64_t al, uint64_t bh, uint64_t bl) {
  _IDEC_flags flags = 0;
  return bid128_quiet_less(cdecimal_bid(ah, al), cdecimal_bid(bh, bl), &flags);
}

#undef CDECIMAL_RESULT
#undef CDECIMAL_BINARY
#undef CDECIMAL_UNARY
#endif
#endif
