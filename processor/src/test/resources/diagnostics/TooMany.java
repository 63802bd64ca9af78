package bad;

import dev.troupe.ActorProtocol;

@ActorProtocol("too-many")
interface TooMany {
    Wide wide();

    void post(int p0, int p1, int p2, int p3, int p4, int p5, int p6, int p7, int p8, int p9, int p10, int p11, int p12, int p13, int p14, int p15, int p16, int p17, int p18, int p19, int p20, int p21, int p22, int p23, int p24, int p25, int p26, int p27, int p28, int p29, int p30, int p31, int p32, int p33, int p34, int p35, int p36, int p37, int p38, int p39, int p40, int p41, int p42, int p43, int p44, int p45, int p46, int p47, int p48, int p49, int p50, int p51, int p52, int p53, int p54, int p55, int p56, int p57, int p58, int p59, int p60, int p61, int p62, int p63, int p64); // TROUPE022: 65 parameters

    void fits(int p0, int p1, int p2, int p3, int p4, int p5, int p6, int p7, int p8, int p9, int p10, int p11, int p12, int p13, int p14, int p15, int p16, int p17, int p18, int p19, int p20, int p21, int p22, int p23, int p24, int p25, int p26, int p27, int p28, int p29, int p30, int p31, int p32, int p33, int p34, int p35, int p36, int p37, int p38, int p39, int p40, int p41, int p42, int p43, int p44, int p45, int p46, int p47, int p48, int p49, int p50, int p51, int p52, int p53, int p54, int p55, int p56, int p57, int p58, int p59, int p60, int p61, int p62, int p63);

    record Wide( // TROUPE022: 65 components
            int c0,
            int c1,
            int c2,
            int c3,
            int c4,
            int c5,
            int c6,
            int c7,
            int c8,
            int c9,
            int c10,
            int c11,
            int c12,
            int c13,
            int c14,
            int c15,
            int c16,
            int c17,
            int c18,
            int c19,
            int c20,
            int c21,
            int c22,
            int c23,
            int c24,
            int c25,
            int c26,
            int c27,
            int c28,
            int c29,
            int c30,
            int c31,
            int c32,
            int c33,
            int c34,
            int c35,
            int c36,
            int c37,
            int c38,
            int c39,
            int c40,
            int c41,
            int c42,
            int c43,
            int c44,
            int c45,
            int c46,
            int c47,
            int c48,
            int c49,
            int c50,
            int c51,
            int c52,
            int c53,
            int c54,
            int c55,
            int c56,
            int c57,
            int c58,
            int c59,
            int c60,
            int c61,
            int c62,
            int c63,
            int c64) {}
}
