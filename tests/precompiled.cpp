// SPDX-License-Identifier: GPL-3.0-or-later

// What carries the precompiled headers of the tests (CMakeLists.txt); it is never run.
int main()
{
    return 0;
}
