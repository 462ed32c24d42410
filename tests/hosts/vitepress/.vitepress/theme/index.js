import DefaultTheme from 'vitepress/theme';
import 'cnn-params/define';

export default DefaultTheme;
