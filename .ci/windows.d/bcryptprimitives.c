/* wine 8 lacks this library, of which Rust's standard library takes random bytes. */
#include <windows.h>

BOOLEAN WINAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
