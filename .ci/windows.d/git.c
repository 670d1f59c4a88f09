/* A git.exe for tests under wine. wine cannot give its pipes to a program of Linux, so this one sends the arguments, the
 * folder, the variables of git and its input to git-server.py, and prints what comes back.
 *
 * Out: the length of a text (4 bytes), the text: folder, variables, an empty part, arguments, separated by zeros; then
 * the input until its end. Back: parts with one byte for the stream (1, 2; 3 for the end, whose content is the status)
 * and four for the length. Numbers have their lowest byte first. */
#include <winsock2.h>
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define MOST_BYTES (1 << 20)

static SOCKET server;
static char request[MOST_BYTES];
static unsigned length = 4;

static void add(const wchar_t *text)
{
    length += WideCharToMultiByte(CP_UTF8, 0, text, -1, request + length, MOST_BYTES - length, NULL, NULL);
}

static void send_all(const char *bytes, int count)
{
    for (int sent; count > 0; bytes += sent, count -= sent)
        if ((sent = send(server, bytes, count, 0)) <= 0) exit(126);
}

static int receive_all(void *bytes, int count)
{
    for (int got, done = 0; done < count; done += got)
        if ((got = recv(server, (char *)bytes + done, count - done, 0)) <= 0) return 0;
    return 1;
}

static DWORD WINAPI send_input(LPVOID unused)
{
    static char bytes[65536];
    DWORD count;
    (void)unused;
    while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), bytes, sizeof bytes, &count, NULL) && count > 0)
        send_all(bytes, (int)count);
    shutdown(server, SD_SEND);
    return 0;
}

int wmain(int count, wchar_t **arguments, wchar_t **variables)
{
    static wchar_t folder[32768];
    static char bytes[1 << 16];
    WSADATA started;
    const char *port = getenv("GIT_SERVER_PORT");
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(port ? (u_short)atoi(port) : 0) };
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    WSAStartup(MAKEWORD(2, 2), &started);
    server = socket(AF_INET, SOCK_STREAM, 0);
    if (!port || connect(server, (struct sockaddr *)&address, sizeof address)) {
        fputs("git-server.py does not answer\n", stderr);
        return 127;
    }
    GetCurrentDirectoryW(32768, folder);
    add(folder);
    for (; *variables; variables++)
        if (!wcsncmp(*variables, L"GIT_", 4) || !wcsncmp(*variables, L"LC_ALL=", 7)) add(*variables);
    add(L"");
    for (int at = 1; at < count; at++) add(arguments[at]);
    unsigned text = length - 4;
    memcpy(request, &text, 4);
    send_all(request, (int)length);
    CreateThread(NULL, 0, send_input, NULL, 0, NULL);
    for (;;) {
        unsigned char stream;
        unsigned left;
        if (!receive_all(&stream, 1) || !receive_all(&left, 4)) return 126;
        while (left > 0) {
            DWORD part = left < sizeof bytes ? left : sizeof bytes, written;
            if (!receive_all(bytes, (int)part)) return 126;
            if (stream == 3) ExitProcess((unsigned char)bytes[0]);
            WriteFile(GetStdHandle(stream == 2 ? STD_ERROR_HANDLE : STD_OUTPUT_HANDLE), bytes, part, &written, NULL);
            left -= part;
        }
    }
}
